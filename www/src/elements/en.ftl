## The frame of every instrument

seq-loading = Starting the computation…
seq-readout = What just happened
seq-stage = The picture
seq-caption-none = Nothing has been computed yet.
seq-where = { $cell } · H = { $hidden } · update { $step }
seq-preset = Example
seq-language = Language
seq-language-fr = Français
seq-language-en = English
seq-theme = Light or dark
seq-share = Share
seq-export = Export
seq-help = Keys
seq-close = Close
seq-problem-of = { $setting }: { $sentence }

## Transport

seq-transport = Steps
seq-first = To the beginning
seq-prev-step = Previous time step
seq-prev = Previous operation
seq-play = Play
seq-pause = Pause
seq-next = Next operation
seq-next-step = Next time step
seq-last = To the end

## What the engine cannot do

problem-no-engine = The computation could not start in this browser ({ $detail }). Reload the page to try again.
problem-engine-failed = The computation stopped unexpectedly ({ $detail }). The settings are kept; reload the page to go on.
problem-no-session = This session no longer exists. Reload the page to start a new one.

## The timeline lane
seq-timeline = Timeline: every operation, forward then backward
seq-update = Update of the weights
seq-forward = forward
seq-backward = backward
seq-speed = Speed
seq-speed-times = speed ×{ $speed }
