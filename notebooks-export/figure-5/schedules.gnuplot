set encoding utf8
set terminal svg size 1120,906 noenhanced font 'sans-serif,16' background '#ffffff'
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
160 0.032
200 0.032
EOD
$panel1_series3 << EOD
0 0.5
120 0.16
160 0.032
200 0.032
EOD
$panel1_series4 << EOD
0 0.5
60 0.16
120 0.032
160 0.0064
200 0.0064
EOD
$panel1_series5 << EOD
0 0.1
20 0.5
60 0.16
120 0.032
160 0.0064
200 0.0064
EOD
$panel2_series1 << EOD
0 128
200 128
EOD
$panel2_series2 << EOD
0 128
60 640
120 3200
160 5120
200 5120
EOD
$panel2_series3 << EOD
0 640
60 3200
120 5120
200 5120
EOD
$panel2_series4 << EOD
0 3200
60 5120
200 5120
EOD
$panel2_series5 << EOD
0 128
20 3200
60 5120
200 5120
EOD
$panel3_series1 << EOD
0 0.9
200 0.9
EOD
$panel3_series2 << EOD
0 0.9
200 0.9
EOD
$panel3_series3 << EOD
0 0.9
200 0.9
EOD
$panel3_series4 << EOD
0 0.98
200 0.98
EOD
$panel3_series5 << EOD
0 0.9
20 0.98
200 0.98
EOD
$panel4_series1 << EOD
0 389.625
60 77.925
120 15.585
160 3.117
200 3.117
EOD
$panel4_series2 << EOD
0 389.625
60 77.125
120 14.625
160 2.805
200 2.805
EOD
$panel4_series3 << EOD
0 385.625
60 73.125
120 14.025
160 2.805
200 2.805
EOD
$panel4_series4 << EOD
0 365.625
60 70.125
120 14.025
160 2.805
200 2.805
EOD
$panel4_series5 << EOD
0 389.625
20 365.625
60 70.125
120 14.025
160 2.805
200 2.805
EOD
set multiplot
set border lw 1 lc rgb '#404040'
set grid lc rgb '#dddddd' lw 1 dt solid
set tics nomirror
unset key
set lmargin at screen 0.101786
set rmargin at screen 0.478571
set tmargin at screen 0.90287
set bmargin at screen 0.604857
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
set yrange [0.0005798237309421564:0.6898648307306074]
set ytics autofreq
plot $panel1_series1 using 1:2 with steps lc rgb '#0072b2' lw 5 dt solid notitle, \
  $panel1_series2 using 1:2 with steps lc rgb '#d55e00' lw 3 dt (10,6) notitle, \
  $panel1_series3 using 1:2 with steps lc rgb '#000000' lw 2 dt (3,5) notitle, \
  $panel1_series4 using 1:2 with steps lc rgb '#009e73' lw 3 dt (14,4,3,4) notitle, \
  $panel1_series5 using 1:2 with steps lc rgb '#cc79a7' lw 2 dt (8,8) notitle
set lmargin at screen 0.601786
set rmargin at screen 0.978571
set tmargin at screen 0.90287
set bmargin at screen 0.604857
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
set yrange [106.44051571416507:6157.0539714397955]
set ytics (200, 500, 1000, 2000, 5000)
plot $panel2_series1 using 1:2 with steps lc rgb '#0072b2' lw 5 dt solid notitle, \
  $panel2_series2 using 1:2 with steps lc rgb '#d55e00' lw 3 dt (10,6) notitle, \
  $panel2_series3 using 1:2 with steps lc rgb '#000000' lw 2 dt (3,5) notitle, \
  $panel2_series4 using 1:2 with steps lc rgb '#009e73' lw 3 dt (14,4,3,4) notitle, \
  $panel2_series5 using 1:2 with steps lc rgb '#cc79a7' lw 2 dt (8,8) notitle
set lmargin at screen 0.101786
set rmargin at screen 0.478571
set tmargin at screen 0.483444
set bmargin at screen 0.18543
unset arrow
unset label
unset logscale
set title 'momentum m' noenhanced offset 0,-0.6 font ',17'
set xlabel 'examples seen (epochs)' noenhanced offset 0,0.6
unset ylabel
set label 'momentum' at graph -0.222749,0.5 center rotate by 90 noenhanced
set xrange [0:200]
set xtics autofreq
set yrange [0.896:0.984]
set ytics autofreq
plot $panel3_series1 using 1:2 with steps lc rgb '#0072b2' lw 5 dt solid notitle, \
  $panel3_series2 using 1:2 with steps lc rgb '#d55e00' lw 3 dt (10,6) notitle, \
  $panel3_series3 using 1:2 with steps lc rgb '#000000' lw 2 dt (3,5) notitle, \
  $panel3_series4 using 1:2 with steps lc rgb '#009e73' lw 3 dt (14,4,3,4) notitle, \
  $panel3_series5 using 1:2 with steps lc rgb '#cc79a7' lw 2 dt (8,8) notitle
set lmargin at screen 0.601786
set rmargin at screen 0.978571
set tmargin at screen 0.483444
set bmargin at screen 0.18543
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
set yrange [2.19178105190923:498.63471720772054]
set ytics (5, 10, 20, 50, 100, 200)
plot $panel4_series1 using 1:2 with steps lc rgb '#0072b2' lw 5 dt solid notitle, \
  $panel4_series2 using 1:2 with steps lc rgb '#d55e00' lw 3 dt (10,6) notitle, \
  $panel4_series3 using 1:2 with steps lc rgb '#000000' lw 2 dt (3,5) notitle, \
  $panel4_series4 using 1:2 with steps lc rgb '#009e73' lw 3 dt (14,4,3,4) notitle, \
  $panel4_series5 using 1:2 with steps lc rgb '#cc79a7' lw 2 dt (8,8) notitle
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
set label 'Schedules' at screen 0.5,0.971302 center noenhanced font ',20'
set arrow from screen 0.163429,0.0860927 to screen 0.213429,0.0860927 nohead lc rgb '#0072b2' lw 5 dt solid
set label 'original' at screen 0.222357,0.0860927 left noenhanced font ',16'
set arrow from screen 0.5125,0.0860927 to screen 0.5625,0.0860927 nohead lc rgb '#d55e00' lw 3 dt (10,6)
set label 'increasing batch size' at screen 0.571429,0.0860927 left noenhanced font ',16'
set arrow from screen 0.163429,0.0551876 to screen 0.213429,0.0551876 nohead lc rgb '#000000' lw 2 dt (3,5)
set label 'increased initial learning rate' at screen 0.222357,0.0551876 left noenhanced font ',16'
set arrow from screen 0.5125,0.0551876 to screen 0.5625,0.0551876 nohead lc rgb '#009e73' lw 3 dt (14,4,3,4)
set label 'increased momentum' at screen 0.571429,0.0551876 left noenhanced font ',16'
set arrow from screen 0.163429,0.0242826 to screen 0.213429,0.0242826 nohead lc rgb '#cc79a7' lw 2 dt (8,8)
set label 'increased momentum from epoch 20' at screen 0.222357,0.0242826 left noenhanced font ',16'
plot NaN notitle
unset multiplot
unset output
