gradient-flow-story-factor-title = A factor at every step
gradient-flow-story-factor-text = One loss, at the end of 128 steps. On its way back to the first step the gradient passes 127 Jacobians, and each multiplies its length. In the RNN that is about the same factor again and again: a straight line on a logarithmic axis. The lecture’s exponential.
gradient-flow-story-radius-title = ρ > 1 is not enough
gradient-flow-story-radius-text = The largest eigenvalue of W_h is 1.1, its largest singular value more: the bound rises. The gradient falls all the same, for tanh saturates: g′ is below 1, and it stands in every factor. A radius above one is necessary for an explosion, not sufficient. Now try ρ = 4, or a weaker input.
gradient-flow-story-ask-title = Now an LSTM
gradient-flow-story-ask-text = The LSTM has a memory that is added to, behind a forget gate f. Its weights are drawn like the RNN’s, and the bias of its forget gate is 0.
gradient-flow-story-ask-question = Over 127 steps, will it do better than the RNN?
gradient-flow-story-ask-option-better = Yes, it keeps most of the gradient
gradient-flow-story-ask-option-same = No, it vanishes as well
gradient-flow-story-ask-option-grows = It explodes
gradient-flow-story-ask-answer = With bias 0 the gate stands half open, f ≈ 0.5, and every step halves the memory’s gradient. An LSTM is no cure by itself.
gradient-flow-story-gate-title = The gate has to be open
gradient-flow-story-gate-text = Forget bias 2, update bias 4: gates near one, and the gradient passes. Look closer: the product of the forget gates is { $kept }, yet { $memory } of the gradient arrives. Most of it comes back through h, not along the motorway. The product is not the gradient.
gradient-flow-story-explodes-title = And it can explode
gradient-flow-story-explodes-text = “f ≤ 1, so an LSTM cannot explode” is true along the memory only. With large recurrent weights the way round through h grows at every step. That is why LSTMs are trained with clipped gradients.
gradient-flow-story-cliff-title = Why clipping
gradient-flow-story-cliff-text = One neuron, fifty steps, two parameters: a valley beside a wall. One step taken at the wall throws the descent out for good; cut to length 1, the same gradient leads down. Drag the ring and see.
