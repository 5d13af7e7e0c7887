import { defineInstrument } from '../../elements/instrument.js';
import { AlignmentElement } from './element.js';

defineInstrument(AlignmentElement);
