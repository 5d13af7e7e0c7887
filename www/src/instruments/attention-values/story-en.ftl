attention-values-story-mixture-title = A price is a mixture
attention-values-story-mixture-text = Three houses are known. The new one is compared with each, that makes weights, and the prices are mixed: 0.6 · 400 + 0.3 · 300 + 0.1 · 200 = { $price }, in thousands. Drag the house: the price follows without a jump.
attention-values-story-width-title = The narrower the kernel, the more it chooses
attention-values-story-width-text = With h = 0.1 the nearest takes { $first } of the weight. With h = 20 all are equal. In between, the weight tells the similarity: this is the kernel regression of Nadaraya and Watson, 1964.
attention-values-story-ask-title = The dot product
attention-values-story-ask-text = The query is now identical with house 3: 60 m², two rooms, no pool. The score is q·k.
attention-values-story-ask-question = Which house will weigh most?
attention-values-story-ask-option-small = House 3, identical with the query
attention-values-story-ask-option-big = A larger one
attention-values-story-ask-option-equal = None more than the others
attention-values-story-ask-answer = q·k rewards long vectors: house 3 weighs next to nothing although it is identical. A transformer can live with that: its W_Q and W_K learn vectors for which the product tells the similarity.
attention-values-story-learn-title = Similarity can be learnt
attention-values-story-learn-text = In this market of 40 sales, rooms do not make the price. The layer W learns it: it stretches area and pool, flattens the rooms, and the error falls from { $before } to { $after } thousand. Go back with the slider.
attention-values-story-slopes-title = All of it has a derivative
attention-values-story-slopes-text = ∂V/∂s = w (V_i − V): a house dearer than the mixture pushes the price up when its score rises. That is how attention learns where to look.
attention-values-story-roles-title = And in the translator?
attention-values-story-roles-text = The same three roles are there. Point at the keys, the values and the query in the drawing.
