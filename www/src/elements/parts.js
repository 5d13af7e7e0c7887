/**
 * The shared parts that the frame and the instruments place; importing this file registers them.
 * The inspector comes when a number is first selected.
 */
import './drawer.js';
import './legend.js';
import './readout.js';
