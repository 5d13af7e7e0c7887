/** The shared parts that the frame and the instruments place; importing this file registers them. */
import './drawer.js';
import './inspector.js';
import './legend.js';
import './matrix.js';
import './readout.js';
