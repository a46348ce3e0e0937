set encoding utf8
set terminal svg size 1120,850 noenhanced font 'sans-serif,16' background '#ffffff'
set output 'schedules.svg'
$panel1_series1 << EOD
0 0.1
60 0.02
120 0.004
160 0.0008
200 0.0008
EOD
$panel1_series2 << EOD
0 0.1
120 0.02
160 0.004
200 0.004
EOD
$panel1_series3 << EOD
0 0.1
200 0.1
EOD
$panel2_series1 << EOD
0 128
200 128
EOD
$panel2_series2 << EOD
0 128
60 640
200 640
EOD
$panel2_series3 << EOD
0 128
60 640
120 3200
160 16000
200 16000
EOD
$panel3_series1 << EOD
0 0
200 0
EOD
$panel3_series2 << EOD
0 0
200 0
EOD
$panel3_series3 << EOD
0 0
200 0
EOD
$panel4_series1 << EOD
0 38.9625
60 7.7925
120 1.5585
160 0.3117
200 0.3117
EOD
$panel4_series2 << EOD
0 38.9625
60 7.7125
120 1.5425
160 0.3085
200 0.3085
EOD
$panel4_series3 << EOD
0 38.9625
60 7.7125
120 1.4625
160 0.2125
200 0.2125
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
set xrange [0:200]
set xtics autofreq
set logscale y 10
set yrange [0.0006284120241854114:0.12730501155464236]
set ytics (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
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
set xrange [0:200]
set xtics autofreq
set logscale y 10
set yrange [100.54592386966583:20368.801848742776]
set ytics (200, 500, 1000, 2000, 5000, 10000, 20000)
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
set xrange [0:200]
set xtics autofreq
set yrange [-1.1e-06:1.1e-06]
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
set xrange [0:200]
set xtics autofreq
set logscale y 10
set yrange [0.16375498905765756:50.560482447864885]
set ytics (0.2, 0.5, 1, 2, 5, 10, 20, 50)
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
set arrow from screen 0.113179,0.0258824 to screen 0.163179,0.0258824 nohead lc rgb '#0072b2' lw 5 dt solid
set label 'decaying learning rate' at screen 0.172107,0.0258824 left noenhanced font ',16'
set arrow from screen 0.379393,0.0258824 to screen 0.429393,0.0258824 nohead lc rgb '#d55e00' lw 3 dt (10,6)
set label 'hybrid' at screen 0.438321,0.0258824 left noenhanced font ',16'
set arrow from screen 0.645607,0.0258824 to screen 0.695607,0.0258824 nohead lc rgb '#000000' lw 2 dt (3,5)
set label 'increasing batch size' at screen 0.704536,0.0258824 left noenhanced font ',16'
plot NaN notitle
unset multiplot
unset output
