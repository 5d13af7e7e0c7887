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

## Share and export

seq-share-link = A link to exactly this state
seq-share-by-hand = Values you set by hand are not part of it: it opens with those that were learnt.
seq-share-frame = A frame, for a course page or slides
seq-share-element = The element, for a page that loads Seqscope
seq-copy = Copy
seq-copied = Copied
seq-export-what = The picture as it stands, or the numbers behind it at this position.
seq-export-svg = Picture (SVG)
seq-export-png = Picture (PNG)
seq-export-json = Numbers (JSON)

## Keys

seq-key-operation = ← →
seq-key-operation-does = previous or next operation
seq-key-step = Shift + ← →
seq-key-step-does = previous or next time step
seq-key-ends = Home, End
seq-key-ends-does = to the beginning, to the end
seq-key-play = Space
seq-key-play-does = play, pause
seq-key-update = u
seq-key-update-does = one update of the weights
seq-key-reset = r
seq-key-reset-does = back to the same initial weights
seq-key-fold = Esc
seq-key-fold-does = close what is open
seq-key-help = ?
seq-key-help-does = this list

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
