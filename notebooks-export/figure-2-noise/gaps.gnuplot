set encoding utf8
set terminal svg size 1120,850 noenhanced font 'sans-serif,16' background '#ffffff'
set output 'gaps.svg'
$panel1_series1 << EOD
10 -0.0018121784
20 0.0024357412
30 0.00042988134
40 0.004490208
50 -0.0020347397
60 0.011999934
70 0.0060074984
80 0.0059511875
90 0.0076822105
EOD
$panel1_series1_band << EOD
10 -0.011407772 0.007783415
20 -0.0088040375 0.01367552
30 -0.010917711 0.011777474
40 -0.0023139138 0.01129433
50 -0.0090786046 0.0050091252
60 0.0049817002 0.019018167
70 0.00061119768 0.011403799
80 0.00053554095 0.011366834
90 0.0025589291 0.012805492
EOD
$panel2_series1 << EOD
10 -0.0018746875
20 -0.0002046875
30 0.0014215625
40 0.00173875
50 0.0027290625
60 0.000636875
70 0.0026078125
80 0.0007259375
90 0.001096875
EOD
$panel2_series1_band << EOD
10 -0.0056591308 0.0019097558
20 -0.00413081 0.003721435
30 -0.0023400154 0.0051831404
40 -0.00044758236 0.0039250824
50 0.00052412626 0.0049339987
60 -0.001649219 0.002922969
70 0.0014211433 0.0037944817
80 -0.00048407524 0.0019359502
90 -0.00014302212 0.0023367721
EOD
$panel3_series1 << EOD
10 -0.0021506621
20 0.0020725758
30 -0.00029219507
40 0.0037336432
50 -0.0019240828
60 0.011039179
70 0.0054040002
80 0.0051796903
90 0.007038614
EOD
$panel3_series1_band << EOD
10 -0.011636353 0.0073350286
20 -0.0089372251 0.013082377
30 -0.011415317 0.010830927
40 -0.0027162063 0.010183493
50 -0.0086676364 0.0048194708
60 0.0044093644 0.017668993
70 0.00044344416 0.010364556
80 0.00025179233 0.010107588
90 0.0023675208 0.011709707
EOD
$panel4_series1 << EOD
10 -0.0015457812
20 -7.296875e-05
30 0.0018239063
40 0.001550625
50 0.0020801562
60 0.00097765625
70 0.002073125
80 0.000905625
90 0.00087546875
EOD
$panel4_series1_band << EOD
10 -0.0053527306 0.0022611681
20 -0.0040110038 0.0038650663
30 -0.0018826577 0.0055304702
40 -0.00058473204 0.003685982
50 -5.2723499e-05 0.004213036
60 -0.0012520254 0.0032073379
70 0.00091539001 0.00323086
80 -0.00024187524 0.0020531252
90 -0.00031558857 0.0020665261
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
set title 'train loss (minibatch)' noenhanced offset 0,-0.6 font ',17'
set xlabel 'examples seen (epochs)' noenhanced offset 0,0.6
unset ylabel
set label 'ln(loss / reference loss)' at graph -0.222749,0.5 center rotate by 90 noenhanced
set xrange [10:90]
set xtics autofreq
set yrange [-0.07:0.07]
set ytics autofreq
set arrow from graph 0,first 0.035 to graph 1,first 0.035 nohead lc rgb '#606060' lw 1.5 dt (6,4)
set label 'margin' at graph 0.99,first 0.035 right offset 0,0.5 noenhanced font ',14' tc rgb '#404040' front
set arrow from graph 0,first -0.035 to graph 1,first -0.035 nohead lc rgb '#606060' lw 1.5 dt (6,4)
plot $panel1_series1_band using 1:2:3 with filledcurves lc rgb '#d55e00' fs transparent solid 0.2 noborder notitle, \
  $panel1_series1 using 1:2 with lines lc rgb '#d55e00' lw 3 dt (10,6) notitle
set lmargin at screen 0.601786
set rmargin at screen 0.978571
set tmargin at screen 0.896471
set bmargin at screen 0.578824
unset arrow
unset label
unset logscale
set title 'train accuracy (minibatch)' noenhanced offset 0,-0.6 font ',17'
set xlabel 'examples seen (epochs)' noenhanced offset 0,0.6
unset ylabel
set label 'accuracy − reference' at graph -0.222749,0.5 center rotate by 90 noenhanced
set xrange [10:90]
set xtics autofreq
set yrange [-0.02:0.02]
set ytics autofreq
set arrow from graph 0,first 0.01 to graph 1,first 0.01 nohead lc rgb '#606060' lw 1.5 dt (6,4)
set label 'margin' at graph 0.99,first 0.01 right offset 0,0.5 noenhanced font ',14' tc rgb '#404040' front
set arrow from graph 0,first -0.01 to graph 1,first -0.01 nohead lc rgb '#606060' lw 1.5 dt (6,4)
plot $panel2_series1_band using 1:2:3 with filledcurves lc rgb '#d55e00' fs transparent solid 0.2 noborder notitle, \
  $panel2_series1 using 1:2 with lines lc rgb '#d55e00' lw 3 dt (10,6) notitle
set lmargin at screen 0.101786
set rmargin at screen 0.478571
set tmargin at screen 0.449412
set bmargin at screen 0.131765
unset arrow
unset label
unset logscale
set title 'test loss (minibatch)' noenhanced offset 0,-0.6 font ',17'
set xlabel 'examples seen (epochs)' noenhanced offset 0,0.6
unset ylabel
set label 'ln(loss / reference loss)' at graph -0.222749,0.5 center rotate by 90 noenhanced
set xrange [10:90]
set xtics autofreq
set yrange [-0.07:0.07]
set ytics autofreq
set arrow from graph 0,first 0.035 to graph 1,first 0.035 nohead lc rgb '#606060' lw 1.5 dt (6,4)
set label 'margin' at graph 0.99,first 0.035 right offset 0,0.5 noenhanced font ',14' tc rgb '#404040' front
set arrow from graph 0,first -0.035 to graph 1,first -0.035 nohead lc rgb '#606060' lw 1.5 dt (6,4)
plot $panel3_series1_band using 1:2:3 with filledcurves lc rgb '#d55e00' fs transparent solid 0.2 noborder notitle, \
  $panel3_series1 using 1:2 with lines lc rgb '#d55e00' lw 3 dt (10,6) notitle
set lmargin at screen 0.601786
set rmargin at screen 0.978571
set tmargin at screen 0.449412
set bmargin at screen 0.131765
unset arrow
unset label
unset logscale
set title 'test accuracy (minibatch)' noenhanced offset 0,-0.6 font ',17'
set xlabel 'examples seen (epochs)' noenhanced offset 0,0.6
unset ylabel
set label 'accuracy − reference' at graph -0.222749,0.5 center rotate by 90 noenhanced
set xrange [10:90]
set xtics autofreq
set yrange [-0.02:0.02]
set ytics autofreq
set arrow from graph 0,first 0.01 to graph 1,first 0.01 nohead lc rgb '#606060' lw 1.5 dt (6,4)
set label 'margin' at graph 0.99,first 0.01 right offset 0,0.5 noenhanced font ',14' tc rgb '#404040' front
set arrow from graph 0,first -0.01 to graph 1,first -0.01 nohead lc rgb '#606060' lw 1.5 dt (6,4)
plot $panel4_series1_band using 1:2:3 with filledcurves lc rgb '#d55e00' fs transparent solid 0.2 noborder notitle, \
  $panel4_series1 using 1:2 with lines lc rgb '#d55e00' lw 3 dt (10,6) notitle
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
set label 'Gap to decaying learning rate' at screen 0.5,0.969412 center noenhanced font ',20'
set arrow from screen 0.383536,0.0258824 to screen 0.433536,0.0258824 nohead lc rgb '#d55e00' lw 3 dt (10,6)
set label 'increasing batch size' at screen 0.442464,0.0258824 left noenhanced font ',16'
plot NaN notitle
unset multiplot
unset output
