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

alignment-story-uniform-title = Before learning: everywhere at once
alignment-story-uniform-text = Thirteen English words, and a French sentence to write. Every row of the matrix is a word written; every cell says how much it looks at one source word. Nothing is learnt yet: about { $even } everywhere.
alignment-story-ask-title = Where will the gaze settle?
alignment-story-ask-text = Nobody tells the network which word translates which: it only sees pairs of sentences, and never this one.
alignment-story-ask-question = To write “européenne”, the seventh word, where will it look?
alignment-story-ask-option-same = At “Area”, the seventh English word: same place
alignment-story-ask-option-word = At “European”, the fifth: backwards
alignment-story-ask-option-all = At the whole sentence at once
alignment-story-ask-answer = At “{ $source }”, for { $share }. The two languages do not share a word order: the gaze leaps to “Area” for “zone”, then comes back. The loss alone taught it that.
alignment-story-step-title = One word, step by step
alignment-story-step-text = The decoder’s state is compared with every source state: the score e. The softmax makes shares α of them, and the context c is the average of the states with those shares. The arrow keys move by one operation.
alignment-story-without-title = The same network, no attention
alignment-story-without-text = It must hold the whole sentence in a single vector. Same examples, same time: { $exact } of the sentences exact with attention, { $without } without. What it writes for this very sentence stands on the line below the other.
alignment-story-back-title = How the gaze is learnt
alignment-story-back-text = On the way back the loss tells each α whether looking more would help. Then the softmax multiplies by α itself: a word that is not looked at is hardly corrected at all, and what one word gains the others lose.
alignment-story-luong-title = Bahdanau, Luong: which score?
alignment-story-luong-text = Bahdanau (2015) compares { $before } with { $h } by a small network, before writing. Luong (2015) takes the current state { $now } and a product, then tanh({ $W } [{ $c }; { $now }]). Here all four scores start from { $before }, so that one thing changes at a time. Press Train: which finds first where to look?

alignment-panel-sentence = A sentence of your own
alignment-panel-corpus = Your own two columns of text
alignment-panel-known = { $count ->
    [one] The { $shown } symbol it can read
   *[other] The { $shown } symbols it can read
  }
alignment-panel-form = One pair a line: a sentence, a tab, its translation. A few thousand lines of some ten words are learnt in a minute. Nothing leaves this page.
alignment-panel-begins = Beginning with
alignment-panel-example = Start from an example
alignment-panel-example-left = With each noun one adjective is left out. Train, then write one of those sentences yourself: “the black cat sleeps”.
alignment-panel-pairs = { $count ->
    [one] { $shown } pair read
   *[other] { $shown } pairs read
  }
alignment-panel-source = { $count ->
    [one] { $shown } word on the left
   *[other] { $shown } words on the left
  }
alignment-panel-target = { $count ->
    [one] { $shown } on the right
   *[other] { $shown } on the right
  }
alignment-panel-skipped = { $count ->
    [one] { $shown } line skipped, number { $first }:
   *[other] { $shown } lines skipped, the first is number { $first }:
  }
alignment-panel-no-tab = { $shown } without a tab
alignment-panel-empty = { $shown } with an empty side
alignment-panel-too-long = { $shown } longer than 64 words
alignment-panel-too-many = { $shown } beyond the 20,000th pair
alignment-panel-cut = Only the { $kept } most frequent of { $distinct } words are learnt; the others count as unknown.
alignment-setting-task = What is learnt
alignment-setting-task-hint = Small sentences into French, dates into one form, or your own pairs.
alignment-choice-task-translation = Sentences
alignment-choice-task-dates = Dates
alignment-choice-task-corpus = Own
alignment-group-data = Data
alignment-setting-text = Two columns of text
alignment-setting-text-hint = A sentence, a tab, its translation; one pair a line. Paste, or drop a file.
alignment-setting-sentence = Sentence watched
alignment-setting-sentence-hint = Enter applies it. Empty: one that is never learnt.
alignment-group-sequence = Sentence
alignment-setting-asked = Word looked at
alignment-setting-asked-hint = Which written word the lanes below the matrix are about.
alignment-setting-score = Score
alignment-setting-score-hint = How well a state of the decoder fits a source word.
alignment-choice-score-additive = Add.
alignment-choice-score-dot = Dot
alignment-choice-score-scaled_dot = Scaled
alignment-choice-score-general = Bilin.
alignment-setting-compare = Beside it learns
alignment-setting-compare-hint = The same network without attention, or with each of the other scores.
alignment-choice-compare-without = No attention
alignment-choice-compare-scores = Other scores
alignment-setting-updates = Updates planned
alignment-setting-updates-hint = Training stops here; a little after half way its steps become smaller.
alignment-problem-unknown-symbol = “{ $symbol }”, word { $position }, is not among those it has learnt.
alignment-problem-corpus-empty = No line is a pair: a sentence, a tab, its translation.
alignment-problem-corpus-one-sentence = At least two different sentences are needed on the left.
alignment-problem-not-a-date = That is not a date from 1950 to 2029 in one of the six forms: 3 May 1979, May 3, 1979, 03/05/1979, 3 mai 1979, 3.5.79, 03-May-79.
alignment-problem-input-empty = There is nothing in it to read.
alignment-problem-input-too-long = That is too long: at most { $max } symbols are read.
