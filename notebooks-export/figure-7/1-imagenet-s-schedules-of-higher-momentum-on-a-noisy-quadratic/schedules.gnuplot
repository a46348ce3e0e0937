set encoding utf8
set terminal svg size 1120,850 noenhanced font 'sans-serif,16' background '#ffffff'
set output 'schedules.svg'
$panel1_series1 << EOD
0 3
30 2.4
60 0.24
80 0.024
90 0.024
EOD
$panel1_series2 << EOD
0 3
30 1.2
60 0.12
80 0.012
90 0.012
EOD
$panel1_series3 << EOD
0 3
30 0.6
60 0.06
80 0.006
90 0.006
EOD
$panel2_series1 << EOD
0 8192
30 65536
90 65536
EOD
$panel2_series2 << EOD
0 16384
30 65536
90 65536
EOD
$panel2_series3 << EOD
0 32768
30 65536
90 65536
EOD
$panel3_series1 << EOD
0 0.9
90 0.9
EOD
$panel3_series2 << EOD
0 0.95
90 0.95
EOD
$panel3_series3 << EOD
0 0.975
90 0.975
EOD
$panel4_series1 << EOD
0 4661.7737
30 445.17737
60 44.517737
80 4.4517737
90 4.4517737
EOD
$panel4_series2 << EOD
0 4631.7737
30 445.17737
60 44.517737
80 4.4517737
90 4.4517737
EOD
$panel4_series3 << EOD
0 4571.7737
30 445.17737
60 44.517737
80 4.4517737
90 4.4517737
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
set logscale y 10
set yrange [0.004397468631325612:4.093263990964256]
set ytics autofreq
plot $panel1_series1 using 1:2 with steps lc rgb '#0072b2' lw 5 dt solid notitle, \
  $panel1_series2 using 1:2 with steps lc rgb '#d55e00' lw 3 dt (10,6) notitle, \
  $panel1_series3 using 1:2 with steps lc rgb '#000000' lw 2 dt (3,5) notitle
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
set yrange [5324.799999999999:68403.2]
set ytics autofreq
plot $panel2_series1 using 1:2 with steps lc rgb '#0072b2' lw 5 dt solid notitle, \
  $panel2_series2 using 1:2 with steps lc rgb '#d55e00' lw 3 dt (10,6) notitle, \
  $panel2_series3 using 1:2 with steps lc rgb '#000000' lw 2 dt (3,5) notitle
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
set yrange [0.89625:0.97875]
set ytics autofreq
plot $panel3_series1 using 1:2 with steps lc rgb '#0072b2' lw 5 dt solid notitle, \
  $panel3_series2 using 1:2 with steps lc rgb '#d55e00' lw 3 dt (10,6) notitle, \
  $panel3_series3 using 1:2 with steps lc rgb '#000000' lw 2 dt (3,5) notitle
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
set logscale y 10
set yrange [3.144359343686997:6600.12394173689]
set ytics autofreq
plot $panel4_series1 using 1:2 with steps lc rgb '#0072b2' lw 5 dt solid notitle, \
  $panel4_series2 using 1:2 with steps lc rgb '#d55e00' lw 3 dt (10,6) notitle, \
  $panel4_series3 using 1:2 with steps lc rgb '#000000' lw 2 dt (3,5) notitle
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
set arrow from screen 0.212607,0.0258824 to screen 0.262607,0.0258824 nohead lc rgb '#0072b2' lw 5 dt solid
set label 'momentum 0.9' at screen 0.271536,0.0258824 left noenhanced font ',16'
set arrow from screen 0.412536,0.0258824 to screen 0.462536,0.0258824 nohead lc rgb '#d55e00' lw 3 dt (10,6)
set label 'momentum 0.95' at screen 0.471464,0.0258824 left noenhanced font ',16'
set arrow from screen 0.612464,0.0258824 to screen 0.662464,0.0258824 nohead lc rgb '#000000' lw 2 dt (3,5)
set label 'momentum 0.975' at screen 0.671393,0.0258824 left noenhanced font ',16'
plot NaN notitle
unset multiplot
unset output
