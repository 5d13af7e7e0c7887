attention-values-title = Keys, values, query

attention-values-preset-lecture = 0.6 · 0.3 · 0.1: the price is a mixture
attention-values-preset-nearest = Narrow kernel: the nearest decides
attention-values-preset-mean = Wide kernel: the mean of everything
attention-values-preset-dot = Dot product: the large one wins
attention-values-preset-learnt = Learnt layer: rooms no longer count
attention-values-preset-slopes = Backwards: who pulls the price, and where
attention-values-preset-roles = Exercise: the translator’s keys, values, query
attention-values-preset-lecture-sets = Gaussian, h = 1
attention-values-preset-nearest-sets = Gaussian, h = 0.1
attention-values-preset-mean-sets = Gaussian, h = 20
attention-values-preset-dot-sets = q·k, a small house
attention-values-preset-learnt-sets = W after 400 steps
attention-values-preset-slopes-sets = Gaussian, h = 1, as far as ∂V/∂q
attention-values-preset-roles-sets = GRU with attention, 300 updates

attention-values-where = 3 houses · d = 3 · { $score }
attention-values-where-roles = GRU with attention · { $step ->
    [0] untrained
    [one] { $shown } update
   *[other] { $shown } updates
  }
attention-values-views = What is looked at
attention-values-view-houses = The houses
attention-values-view-roles = Exercise

attention-values-lane-attributes = Attributes
attention-values-lane-scores = Score
attention-values-lane-weights = Weight
attention-values-lane-values = Value
attention-values-lane-price-lane = Price
attention-values-lane-product = Share of the price
attention-values-lane-slope = Gradient of the score
attention-values-lane-decoder = Decoder
attention-values-lane-attention = Attention
attention-values-lane-encoder = Encoder
attention-values-lane-source = Source
attention-values-rooms-axis = rooms
attention-values-area = { $shown } m²
attention-values-price = €{ $shown }k
attention-values-house = House { $i }
attention-values-query = The house whose price is asked for: drag it, or use the arrows
attention-values-query-at = { $area } m², { $rooms } rooms{ $pool ->
    [true] , pool
   *[other] {""}
  }
attention-values-drag = drag it
attention-values-attribute-area = area / 30
attention-values-attribute-rooms-axis = rooms
attention-values-attribute-pool = pool
attention-values-row = row { $k } of W
attention-values-share = { $share } / { $sum } = { $weight }
attention-values-open-s = Score of house { $i }: how it was made
attention-values-open-w = Weight of house { $i }: how it was made
attention-values-open-V = The price: how it was made
attention-values-not-yet = not computed yet
attention-values-table = The known houses and what they give to the price
attention-values-table-roles = Scores and weights for writing { $word }
attention-values-equation = Equation of the operation

attention-values-score = Score of similarity
attention-values-score-gaussian = Gaussian
attention-values-score-dot = dot product
attention-values-score-scaled_dot = scaled by √d
attention-values-score-learnt = learnt layer
attention-values-width = Width
attention-values-dot-note = q·k grows with the size of k: a large house is similar to everyone.
attention-values-aim = 0.6 · 0.3 · 0.1
attention-values-pool = Pool
attention-values-missed = With this score no house of the plane has these three weights.
attention-values-train = Learn W
attention-values-train-translator = Train
attention-values-sold = Dots: 40 sales, darker is dearer, ringed with a pool.
attention-values-stop = Pause
attention-values-off = { $step ->
    [0] At the start
    [one] { $shown } step
   *[other] { $shown } steps
  }: ± €{ $error }k
attention-values-slope-area = ∂V/∂area: €{ $shown }k a m²
attention-values-slope-rooms = ∂V/∂rooms: €{ $shown }k a room

attention-values-op-start = Before comparing
attention-values-op-s = Scores
attention-values-op-w = Weights
attention-values-op-p = Shares of the price
attention-values-op-V = Price
attention-values-op-dw = Back to the weights
attention-values-op-ds = Back to the scores
attention-values-op-dq = Back to the query
attention-values-op-start-roles = Exercise
attention-values-op-e = Scores of word { $i }
attention-values-op-a = Weights of word { $i }
attention-values-op-c = Context of word { $i }

attention-values-caption-start = Three houses are known: their attributes are the keys, their prices the values. A fourth is the query. What is its price?
attention-values-caption-s-gaussian = Each key is compared with the query: the further away, the lower the score. { $near } is nearest, with { $score }.
attention-values-caption-s-dot = q·k multiplies attribute by attribute: { $near } has the largest score, { $score }. Is it the most similar, or the largest?
attention-values-caption-s-scaled_dot = The same product divided by √3: smaller differences, the same order. { $near } leads with { $score }.
attention-values-caption-s-learnt = The layer W stretches what counts before it compares: to it { $near } is nearest, with { $score }.
attention-values-caption-w = The softmax turns scores into weights that make 1 together: { $house } weighs { $weight }.
attention-values-caption-p = Each price enters the mixture with its weight: { $house } gives { $weight } of its { $value } thousand.
attention-values-caption-V = The unknown price is a mixture: the more a house resembles the query, the more its price weighs. { $house } weighs { $weight }: €{ $price }k.
attention-values-caption-V-dot = The dot product rewards long vectors: { $house } weighs { $weight }, similar or not. Price: €{ $price }k.
attention-values-caption-V-one = { $house } weighs { $weight }: the price is nearly its own, €{ $price }k. Attention has become a choice.
attention-values-caption-V-mean = All weigh the same: the price is the mean, €{ $price }k. Attention looks at nothing any more.
attention-values-caption-dw = Backwards. More weight on a house would add its price: ∂V/∂w is the value itself, up to { $price }.
attention-values-caption-ds-up = { $house } pushes the price up: { $slope } = { $weight } × ({ $own } − { $price }). A score counts as much as its house weighs and as its price differs from the mixture.
attention-values-caption-ds-down = { $house } pulls the price down: { $slope } = { $weight } × ({ $own } − { $price }). A score counts as much as its house weighs and as its price differs from the mixture.
attention-values-caption-dq = The arrow says where to move the query for its price to rise: €{ $area }k a m², €{ $rooms }k a room. All of it has a derivative: all of it can be learnt.
attention-values-caption-exercise = The translator writes { $word }. It mixes values by the similarity of a query and keys, as with the houses. Who is who?
attention-values-caption-roles-start = { $state } asks, the h answer: the same three roles as with the houses.
attention-values-caption-e = { $state }, the query, is compared with every key h: one score for each word of the source.
attention-values-caption-a = The softmax makes weights of them: to write { $word }, { $source } weighs { $weight }.
attention-values-caption-c = { $context } is the mixture of the values h: { $source } enters with { $weight }. It is the “price” of the word { $word }.

attention-values-roles = The role that is looked for
attention-values-role-k = keys
attention-values-role-v = values
attention-values-role-q = query
attention-values-ask-k = Where are the keys?
attention-values-ask-v = Where are the values?
attention-values-ask-q = Where is the query?
attention-values-point = Point at it in the drawing: click, or Tab and Enter.
attention-values-right = Yes.
attention-values-wrong = No.
attention-values-again = Start again
attention-values-count = { $right } of { $tries }
attention-values-solved-title = The three roles
attention-values-solved = c is to the translation what the price is to the house: Σ weight × value. With Bahdanau the query is the state before the word; with Luong, the one after.
attention-values-translator = { $step ->
    [0] translator untrained
    [one] { $shown } update
   *[other] { $shown } updates
  }
attention-values-writes = It writes: “{ $text }”
attention-values-part-x = The words of the source x
attention-values-part-h = The states of the encoder h
attention-values-part-sp = The decoder’s state before the word, s with index i−1
attention-values-part-alpha = The attention weights α
attention-values-part-c = The context c
attention-values-part-s = The decoder’s state s with index i
attention-values-part-y = The written word y
attention-values-part-plays = { $part }: { $roles }
attention-values-why-k-h = The h are what the query is compared with: e = a(s, h). Like the attributes of the known houses.
attention-values-why-k-x = The words themselves are not compared: the encoder read them first, each within its sentence. Its states are what is used.
attention-values-why-k-sp = That is what is compared with the keys: it asks the question, it does not answer it.
attention-values-why-k-alpha = Those are the weights: what comes of the comparison after the softmax.
attention-values-why-k-c = That is what comes of the mixture, the “price”: it comes after the keys.
attention-values-why-k-s = This state comes after the mixture; it cannot have been a key for it.
attention-values-why-k-y = That is the answer. Keys are on the side of what is known: the source.
attention-values-why-v-h = The h again: c = Σ α h. Here keys and values are the same vectors; with the houses, attributes and prices differed.
attention-values-why-v-x = It is not the words that enter the mixture but the states the encoder made of them.
attention-values-why-v-sp = The decoder’s state is not mixed: it chooses the weights of the mixture.
attention-values-why-v-alpha = The α say how much of each value; the values are what they multiply.
attention-values-why-v-c = That is the sum of the weighed values, like the price we look for. What was added up?
attention-values-why-v-s = s receives the mixture, it is no part of it.
attention-values-why-v-y = The word is chosen after the mixture; values come from the source.
attention-values-why-q-sp = The state just before the word asks: “what do I need to go on?” Like the house whose price we look for.
attention-values-why-q-x = The source is consulted, like the known houses; who consults it?
attention-values-why-q-h = The h are consulted: they are keys and values. Who compares them with itself?
attention-values-why-q-alpha = The α come out of the comparison; the query goes into it.
attention-values-why-q-c = The context is the answer to the query, not the query.
attention-values-why-q-s = Nearly: with Luong, yes. Here (Bahdanau) this state does not exist yet when the question is asked; it is the one before.
attention-values-why-q-y = The word is not written yet when the question is asked.
