app-name = Seqscope
app-about = Voir chaque nombre d’un réseau récurrent et savoir d’où il vient : vers l’avant, à rebours du temps, calculé dans la page même, sans connexion.
