cell-story-plain-title = Without a valve
cell-story-plain-text = In a plain RNN all of the state goes through a matrix and is squeezed by tanh, at every word. To keep a thing, the network has to write it anew each time.
cell-story-road-title = A road with a valve
cell-story-road-text = An LSTM lays a road beside it. “souris” is spelt alike in singular and plural: only “les” tells the number, four words before the verb. Unit 4 lets it in, then shuts valve i and keeps f open. { $road } of it is still on the road at the end.
cell-story-ask-title = Shut one valve for one word
cell-story-ask-text = The network gives “dorment”, the plural, { $p }. Now a hand shuts valve { $gate } while “le” is read: one unit of four, one step of seven.
cell-story-ask-question = What becomes of “dorment”?
cell-story-ask-option-little = hardly anything: three other units remember, too
cell-story-ask-option-half = about half of it is lost
cell-story-ask-option-flips = the network says “dort”, the singular
cell-story-ask-answer = Now “dorment” has { $p }. Only this unit kept the number. The thin marks show where it stood before your hand came; double click on the valve to let go.
cell-story-gradient-title = And back along the same road
cell-story-gradient-text = The verb’s loss asks the memory at t = 6 for { $last }, and { $memory } for { $first }: hardly less, five steps earlier. { $road } of that came by the road alone, through valves only; the rest came back through states and gates.
cell-story-limit-title = f ≤ 1 is not the whole story
cell-story-limit-text = No valve opens beyond 1, so on the road alone a gradient can only shrink. Yet in this badly trained LSTM the memory is asked for { $last } at t = 6, and { $first } at t = 1. By the road alone { $road } would be left: the rest came back through states and gates, through matrices, and there a gradient can explode.
cell-story-copy-title = Two valves, one rod
cell-story-copy-text = A GRU has no second road: the state itself is the road, and one gate moves two valves. Held so that nothing new gets in, the state is copied to the last bit.
