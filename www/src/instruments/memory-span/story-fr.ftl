memory-span-story-task-title = Dit tôt, demandé tard
memory-span-story-task-text = Parmi des lettres sans importance, deux comptent : X ou Y chacune. Laquelle d’abord, laquelle ensuite ? Quatre réponses possibles : au hasard, une sur quatre est juste. Dans les en-têtes, le carré marque la première ; l’anneau est la question.
memory-span-story-ask-title = Vingt pas, puis cinquante
memory-span-story-ask-text = Sur dix ou vingt pas, le RNN simple apprend cela en quelques centaines de mises à jour. Le même réseau, cinq départs, doit maintenant porter la première lettre sur cinquante pas.
memory-span-story-ask-question = Qu’adviendra-t-il du RNN à T = 50 ?
memory-span-story-ask-option-slower = Il apprend, seulement plus lentement
memory-span-story-ask-option-fails = Il en reste au hasard, quel que soit le départ
memory-span-story-ask-option-same = Cela ne change rien
memory-span-story-ask-answer = Ouvrez l’essai : sa perte ne quitte jamais ln 4. LSTM et GRU, qui ajoutent à leur mémoire au lieu de la réécrire, apprennent en quelques centaines de mises à jour.
memory-span-story-why-title = Ce qui revient de la fin
memory-span-story-why-text = À T = 50, { $reach } du dernier gradient atteint la première lettre : environ × { $rate } à chaque pas en arrière, encore et encore. C’est l’exponentielle du cours. Elle explique bien le RNN ; ce n’est pas une loi : le GRU part avec à peine plus et apprend pourtant.
memory-span-story-shut-title = La porte doit s’ouvrir d’abord
memory-span-story-shut-text = Le même LSTM, biais d’oubli à 0, commence la porte à demi fermée : chaque pas divise la mémoire par deux. Lancez-le : il oublie à peu près aussi tôt que le RNN. La cellule seule ne retient rien ; encore faut-il que sa porte soit ouverte.
memory-span-story-words-title = Le chat … boit
memory-span-story-words-text = Des mots, maintenant : un sujet, puis des mots qui ne décident de rien, puis un verbe à conjuguer. Une mémoire courte suffit à « Le chat marron boit » ; avec trente-deux mots entre les deux, seules les cellules à portes savent encore combien il y avait de chats.
memory-span-story-elman-title = Le raccourci d’Elman
memory-span-story-elman-text = La procédure d’Elman ne regarde qu’un pas en arrière. Même RNN, même grammaire : coupé après k pas, le gradient n’atteint jamais la lettre à retenir, et aucun nombre de mises à jour n’y change rien. Avec tout le passé, il apprend. L’échec était celui de la troncature, pas du réseau.
