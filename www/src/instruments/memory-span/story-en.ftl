memory-span-story-task-title = A thing said early, asked for late
memory-span-story-task-text = Among letters that mean nothing there are two that matter, X or Y each. Which came first, which second? Four answers are possible, so guessing is right a quarter of the time. The squares in the heads say where the first of them stands; the ring is the question.
memory-span-story-ask-title = Twenty steps, then fifty
memory-span-story-ask-text = The plain RNN learns this in a few hundred updates over ten or twenty steps. The same network, five starts, now has to carry the first letter over fifty.
memory-span-story-ask-question = What will become of the RNN at T = 50?
memory-span-story-ask-option-slower = It learns, only more slowly
memory-span-story-ask-option-fails = It stays at guessing, from every start
memory-span-story-ask-option-same = It makes no difference
memory-span-story-ask-answer = Open the run: its loss never leaves ln 4. LSTM and GRU, which add to their memory instead of overwriting it, learn it in a few hundred updates.
memory-span-story-why-title = What comes back from the end
memory-span-story-why-text = At T = 50, { $reach } of the last gradient reaches the first letter: about × { $rate } for every step back, again and again. That is the lecture’s exponential. It explains the RNN well; it is no law: the GRU begins with hardly more and still learns.
memory-span-story-shut-title = A gate must start open
memory-span-story-shut-text = The same LSTM with a forget bias of 0 begins with its gate half shut: each step halves the memory. Run it: it forgets about as early as the RNN. The cell alone does not remember; its gate has to be open.
memory-span-story-words-title = Le chat … boit
memory-span-story-words-text = Words now: a subject, then words that decide nothing, then a verb to put in its form. Short memory is enough for « Le chat marron boit »; with thirty-two words between, only the gated cells still know how many cats there were.
memory-span-story-elman-title = Elman’s shortcut
memory-span-story-elman-text = Elman’s procedure looks only one step back. The same RNN, the same grammar: cut after k steps, the letter to remember is never reached, and no number of updates helps. With all of time, it learns. The failure was the truncation’s, not the network’s.
