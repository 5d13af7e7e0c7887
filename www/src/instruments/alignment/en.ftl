alignment-title = Alignment

alignment-preset-live = The alignment is learnt, live
alignment-preset-learnt = Learnt: the European Economic Area
alignment-preset-young = Half learnt: what the loss asks for
alignment-preset-scores = Four scores on the same sentences
alignment-preset-own = Known words, in an order never seen
alignment-preset-dates = Dates, letter by letter

alignment-where = { $task } · { $score } · H = { $hidden }
alignment-task-translation = English → French
alignment-task-dates = dates
alignment-task-corpus = own corpus
alignment-role-additive = additive score
alignment-role-dot = dot product
alignment-role-scaled_dot = scaled dot product
alignment-role-general = bilinear score
alignment-role-without = no attention
alignment-role-additive-short = add.
alignment-role-dot-short = dot
alignment-role-scaled_dot-short = sc.
alignment-role-general-short = bil.
alignment-with = With attention
alignment-without = No attention
alignment-with-short = with
alignment-without-short = without
alignment-forced = Forced attention

alignment-lane-held = Held by hand
alignment-equation-held = held by hand
alignment-release = Let go
alignment-weight-hint = Drag to hold this weight; the others share the rest. Up and down arrows do the same, Delete lets go.
alignment-caption-held = Your hand makes the decoder look at { $first } for { $share } while it writes word { $i }: the word stays the same. Compare the line “Forced attention” below.
alignment-caption-held-other = Your hand makes the decoder look at { $first } for { $share }: it writes { $now } instead of { $free }. The weights are what carries the meaning across.

alignment-lane-source = Source
alignment-lane-e = Score
alignment-lane-alpha = Attention
alignment-lane-c = Context
alignment-lane-loss = Loss
alignment-lane-exact = Exact sentences
alignment-lane-exact-short = exact
alignment-end-mark = end
alignment-reference = gold
alignment-forward = forward
alignment-backward = back
alignment-rows = The written word in view
alignment-rows-hint = Choose a word: click, or use the arrow keys. A second click on a cell explains it.
alignment-columns = The source word being followed
alignment-row-says = word { $i }, { $word }, looks at { $source } for { $share }
alignment-cell-e = Score of { $source } for writing { $word }: { $value }
alignment-cell-alpha = Share of { $source } in writing { $word }: { $value }
alignment-cell-c = State of { $source }, weighed { $value } in writing { $word }
alignment-cell-back = Gradient at { $source } for { $word }: { $value }
alignment-vector-e = State s before word { $i }
alignment-vector-c = Context of word { $i }
alignment-vector-dc = Gradient of the context of word { $i }
alignment-nothing-said = writes nothing
alignment-right-words = { $count ->
    [one] word right
   *[other] words right
  }
alignment-changed-words = { $count ->
    [one] word changes
   *[other] words change
  }

alignment-axis = Training, update by update
alignment-training = Training
alignment-train = Train
alignment-stop = Pause
alignment-at-update = { $step ->
    [0] untrained
    [one] { $shown } update
   *[other] { $shown } updates
  }
alignment-updates = { $step ->
    [one] update
   *[other] updates
  }
alignment-rate = { $rate } updates/s{ $more ->
    [yes] {" "}· { $left } s left
   *[no] {""}
  }
alignment-unseen = { $task ->
    [corpus] { $shown } unseen draws
    [dates] { $shown } unseen dates
   *[other] { $shown } unseen sentences
  }
alignment-figure-exact = Exact sentences
alignment-figure-alignment = Words well aligned
alignment-figure-loss = Loss per sentence

alignment-equation = The equations of this word, over their numbers
alignment-table = For every word written, the two source words it looks at most
alignment-table-word = Word written
alignment-table-first = Looks first at
alignment-table-second = Looks next at
alignment-table-gold = Gold alignment
alignment-not-yet = not computed yet
alignment-agreement = { $count } of { $of } words look where they should.
alignment-agreed = { $count } of { $of } { $unit ->
    [signs] signs
   *[words] words
  } look where they should

alignment-phase-whole = Where each word looks
alignment-phase-learning = Training
alignment-phase-forward = Decoder, forward
alignment-phase-backward = Backpropagation
alignment-op-e = Scores for word { $i }, { $word }
alignment-op-alpha = Attention of word { $i }, { $word }
alignment-op-c = Context of word { $i }, { $word }
alignment-op-s = Decoder state at word { $i }, { $word }
alignment-op-y = Word { $i } is written: { $word }
alignment-op-dy = Error at word { $i }, { $word }
alignment-op-ds = Gradient of the decoder state at word { $i }
alignment-op-dc = Gradient of the context of word { $i }
alignment-op-dalpha = Gradient of the attention of word { $i }
alignment-op-de = Gradient of the scores of word { $i }

alignment-caption-even = { $step ->
    [0] Untrained
   *[other] Early on
  }, every word looks everywhere alike: for { $end ->
    [yes] the end
   *[no] { $word }
  }, { $first } gets { $share }; chance would give { $even }. Press Train: where will the gaze settle?
alignment-caption-learning = After { $shown } updates, { $agreed }; { $end ->
    [yes] the end
   *[no] { $word }
  } looks at { $first } for { $share }.
alignment-caption-learning-free = After { $shown } updates, { $end ->
    [yes] the end
   *[no] { $word }
  } looks at { $first } for { $share }.
alignment-caption-crosses = To write { $word }, the decoder looks at { $first } for { $share }. The gaze steps back: in French this adjective follows its noun. { $agreed }.
alignment-caption-astray = To write { $word }, the decoder looks at { $first } for { $share } and { $second } for { $other }; the gold alignment says { $should }. { $agreed }.
alignment-caption-whole = To write { $end ->
    [yes] the end of the sentence
   *[no] { $word }
  }, the decoder looks at { $first } for { $share }, then { $second } for { $other }. { $agreed }.
alignment-caption-whole-free = To write { $end ->
    [yes] the end of the sentence
   *[no] { $word }
  }, the decoder looks at { $first } for { $share }, then { $second } for { $other }.
alignment-caption-e = Before word { $i } the decoder stands at { $s }. It marks every source word: { $best } scores highest, { $high }, and { $worst } lowest, { $low }.
alignment-caption-alpha = The softmax turns scores into shares of 1: { $first } gets { $share }, { $second } { $other }. That is where the decoder looks to write { $end ->
    [yes] the end
   *[no] { $word }
  }.
alignment-caption-alpha-crosses = To write { $word }, the decoder looks at { $first } for { $share } and { $second } for { $other }. The gaze steps back: in French this adjective follows its noun.
alignment-caption-c = { $c } is the average of the source states, weighed by attention: { $share } of { $h }, the state of { $first }, and { $other } of that of { $second }.
alignment-caption-s-first = With { $c }, the decoder moves from { $before }, which came from the encoder, to { $s }. Nothing is written yet.
alignment-caption-s = With { $c } and the word it has just written, { $last }, the decoder moves from { $before } to { $s }.
alignment-caption-y = { $end ->
    [yes] The sentence ends here, with probability { $p }
   *[no] The decoder writes { $word } with probability { $p }
  }; its next choice would have been { $next }, { $r }.
alignment-caption-y-wrong = The decoder would say { $best }, { $q }; the right word, { $end ->
    [yes] the end
   *[no] { $word }
  }, has only { $p }. This is the error that will travel back.
alignment-caption-dy = { $L } = { $loss }: { $end ->
    [yes] the end
   *[no] { $word }
  } was given { $p }. The loss asks for the missing { $missing }, and takes them from the other words.
alignment-caption-ds-last = The error of the last word reaches { $s } and asks it for a change of norm { $size }.
alignment-caption-ds = { $s } is called upon twice: by the error of its own word, and by those of the words after it. Together: norm { $size }.
alignment-caption-dc = From the decoder’s state the demand passes to the context: { $c } should move by { $size } (norm). From here it takes two roads: the source states, and the attention.
alignment-caption-dalpha-more = Each α is judged by its source state. Clearest of all: { $source }, { $most }. The sign is negative: looking at it more would lower the loss.
alignment-caption-dalpha-less = Each α is judged by its source state. Clearest of all: { $source }, { $most }. The sign is positive: looking at it less would lower the loss.
alignment-caption-de-more = Through the softmax only words already looked at count: the score of { $source } (α = { $alpha }) should rise, { $most }. The sum is zero: what one word gains the others lose.
alignment-caption-de-less = Through the softmax only words already looked at count: the score of { $source } (α = { $alpha }) should fall, { $most }. The sum is zero: what one word loses the others gain.

alignment-panel-sentence = A sentence of your own
alignment-panel-corpus = Your own two columns of text
