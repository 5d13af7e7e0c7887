/** The shared parts that the frame places; importing this file registers them. */
import.meta.glob(['./readout.js', './drawer.js', './inspector.js', './legend.js'], {
  eager: true,
});
