set encoding utf8
set terminal svg size 1120,850 noenhanced font 'sans-serif,16' background '#ffffff'
set output 'schedules.svg'
$panel1_series1 << EOD
0 0.08
30 0.04
60 0.02
90 0.02
EOD
$panel1_series2 << EOD
0 0.08
90 0.08
EOD
$panel2_series1 << EOD
0 8
90 8
EOD
$panel2_series2 << EOD
0 8
30 16
60 32
90 32
EOD
$panel3_series1 << EOD
0 0.9
90 0.9
EOD
$panel3_series2 << EOD
0 0.9
90 0.9
EOD
$panel4_series1 << EOD
0 499.2
30 249.6
60 124.8
90 124.8
EOD
$panel4_series2 << EOD
0 499.2
30 249.2
60 124.2
90 124.2
EOD
set multiplot
set border lw 1 lc rgb '#404040'
set grid lc rgb '#dddddd' lw 1 dt solid
set tics nomirror
unset key
set lmargin at screen 0.101786
set rmargin at screen 0.478571
set tmargin at screen 0.896471
set bmargin at screen 0.578824
unset arrow
unset label
unset logscale
set title 'learning rate ε' noenhanced offset 0,-0.6 font ',17'
set xlabel 'examples seen (epochs)' noenhanced offset 0,0.6
unset ylabel
set label 'learning rate (per update)' at graph -0.222749,0.5 center rotate by 90 noenhanced
set xrange [0:90]
set xtics autofreq
set yrange [0.017:0.083]
set ytics autofreq
plot $panel1_series1 using 1:2 with steps lc rgb '#0072b2' lw 5 dt solid notitle, \
  $panel1_series2 using 1:2 with steps lc rgb '#d55e00' lw 3 dt (10,6) notitle
set lmargin at screen 0.601786
set rmargin at screen 0.978571
set tmargin at screen 0.896471
set bmargin at screen 0.578824
unset arrow
unset label
unset logscale
set title 'batch size B' noenhanced offset 0,-0.6 font ',17'
set xlabel 'examples seen (epochs)' noenhanced offset 0,0.6
unset ylabel
set label 'batch size (examples)' at graph -0.222749,0.5 center rotate by 90 noenhanced
set xrange [0:90]
set xtics autofreq
set yrange [6.8:33.2]
set ytics autofreq
plot $panel2_series1 using 1:2 with steps lc rgb '#0072b2' lw 5 dt solid notitle, \
  $panel2_series2 using 1:2 with steps lc rgb '#d55e00' lw 3 dt (10,6) notitle
set lmargin at screen 0.101786
set rmargin at screen 0.478571
set tmargin at screen 0.449412
set bmargin at screen 0.131765
unset arrow
unset label
unset logscale
set title 'momentum m' noenhanced offset 0,-0.6 font ',17'
set xlabel 'examples seen (epochs)' noenhanced offset 0,0.6
unset ylabel
set label 'momentum' at graph -0.222749,0.5 center rotate by 90 noenhanced
set xrange [0:90]
set xtics autofreq
set yrange [0.801:0.999]
set ytics autofreq
plot $panel3_series1 using 1:2 with steps lc rgb '#0072b2' lw 5 dt solid notitle, \
  $panel3_series2 using 1:2 with steps lc rgb '#d55e00' lw 3 dt (10,6) notitle
set lmargin at screen 0.601786
set rmargin at screen 0.978571
set tmargin at screen 0.449412
set bmargin at screen 0.131765
unset arrow
unset label
unset logscale
set title 'noise scale g' noenhanced offset 0,-0.6 font ',17'
set xlabel 'examples seen (epochs)' noenhanced offset 0,0.6
unset ylabel
set label 'noise scale g' at graph -0.222749,0.5 center rotate by 90 noenhanced
set xrange [0:90]
set xtics autofreq
set yrange [105.45000000000002:517.9500000000002]
set ytics autofreq
plot $panel4_series1 using 1:2 with steps lc rgb '#0072b2' lw 5 dt solid notitle, \
  $panel4_series2 using 1:2 with steps lc rgb '#d55e00' lw 3 dt (10,6) notitle
unset arrow
unset label
unset title
unset xlabel
unset ylabel
unset logscale
unset border
unset tics
unset grid
set lmargin at screen 0
set rmargin at screen 1
set tmargin at screen 1
set bmargin at screen 0
set xrange [0:1]
set yrange [0:1]
set label 'Schedules' at screen 0.5,0.969412 center noenhanced font ',20'
set arrow from screen 0.246286,0.0258824 to screen 0.296286,0.0258824 nohead lc rgb '#0072b2' lw 5 dt solid
set label 'decaying learning rate' at screen 0.305214,0.0258824 left noenhanced font ',16'
set arrow from screen 0.5125,0.0258824 to screen 0.5625,0.0258824 nohead lc rgb '#d55e00' lw 3 dt (10,6)
set label 'increasing batch size' at screen 0.571429,0.0258824 left noenhanced font ',16'
plot NaN notitle
unset multiplot
unset output
