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
alignment-setting-forced = Attention held by hand
alignment-problem-not-held = “{ $value }” does not fit this sentence. Write a word of the answer and a weight for each word of the source, as 2:0,0.5,0.5.
alignment-problem-unknown-symbol = “{ $symbol }”, word { $position }, is not among those it has learnt.
alignment-problem-corpus-empty = No line is a pair: a sentence, a tab, its translation.
alignment-problem-corpus-one-sentence = At least two different sentences are needed on the left.
alignment-problem-not-a-date = That is not a date from 1950 to 2029 in one of the six forms: 3 May 1979, May 3, 1979, 03/05/1979, 3 mai 1979, 3.5.79, 03-May-79.
alignment-problem-input-empty = There is nothing in it to read.
alignment-problem-input-too-long = That is too long: at most { $max } symbols are read.
