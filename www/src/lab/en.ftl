lab-name = Seqscope: recurrent networks under the microscope
lab-promise = See every number of a recurrent network, and where it came from
lab-lead = Paste a text, train a network on it in this very page, then step through one sequence operation by operation: forwards, backwards in time, and back again.
lab-language = Language
lab-language-fr = Français
lab-language-en = English
lab-theme = Light or dark
lab-gallery = The marks, one by one
lab-about-rnn = One cell, unrolled over a sentence: the state is carried along, a word is predicted at every step, the losses add up.
lab-about-bptt = The same graph read from right to left: what each loss asks of every earlier state, and what becomes of it on the way.
lab-about-gradient-flow = One loss, 128 steps, three cells: in the RNN the gradient is multiplied by a factor at every step and is soon gone, or enormous; a gate near one lets it pass.
lab-about-cell = The cell as plumbing: a road for the memory, a T where the new joins, valves that you can hold open or shut, and what becomes of memory and gradient.
lab-about-memory-span = Plain and gated cells learn to remember over growing distances, live: which of them still do, from how many starts, and what comes back of the gradient.
lab-about-bidirectional = A second chain reads from the right and knows the future: it reaches 100%, where no causal chain passes 13/16. Hide the future and watch the answer change.
<<<<<<< HEAD
lab-about-alignment = A translation learnt while you watch: where each word it writes looks, from everywhere at once to the right place, in seconds.
=======
lab-about-encoder-decoder = All the decoder knows passes through the encoder’s last state. Train three networks side by side and watch long words fail without attention; beam, teacher forcing, a source read backwards.
>>>>>>> 01f71a3 (Encoder and decoder: all that is known passes through one state; three networks learn side by side how far that reaches)
lab-about-attention-values = A house’s price is a mixture of known prices, weighed by similarity. Drag the house, change the score, let the similarity be learnt; then point at keys, values and query in a translator.
