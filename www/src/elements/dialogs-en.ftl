## Share

share-link = Link
share-link-what = Opens exactly this state: settings, weights, position.
share-code = QR code
share-code-what = The same link, for the phones of an audience.
share-code-of = QR code of the link
share-code-shorter = This link is too long for a code that can be scanned from a projector: the code leads to the same place with the example’s own text.
share-code-none = This link is too long for a code that can be scanned from a projector: copy it instead.
share-code-local = This address exists on this computer only: phones do not reach it.
share-code-save = Save (SVG)
share-code-large = Enlarge
share-code-small = Reduce
share-frame = Frame
share-frame-what = For a course page, Moodle, or a slide that takes HTML.
share-element = Element
share-element-what = For your own page or deck; the script line once.
share-by-hand = You set more by hand than a link can hold: it opens without that.
share-text-left-out = Your text is too long for a link: whoever opens it gets the example’s own text.
share-copy = Copy
share-copied = Copied

## Export

export-picture = Picture
export-picture-what = As it stands, without the controls.
export-numbers = Numbers
export-numbers-what = What is behind the picture at this position: as a table, or with its structure.
export-animation = Animation
export-animation-what = One image a position, as a GIF that every slide program plays.
export-from = From position
export-to = to position
export-rate = Positions per second
export-width = Width
export-pixels = { $width } px
export-start = Make the GIF
export-stop = Stop
export-progress = { $done } of { $all } images
export-stopped = Stopped: no file was made.
export-done = { $size } MB, { $all } images.
export-range = Positions run from 0 to { $last }, and the first comes before the last.
export-too-long = At most { $most } images fit into one animation, this range has { $count }: bring its ends closer together.
problem-no-file = The browser could not make the file ({ $detail }).

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
