import { defineInstrument } from '../../elements/instrument.js';
import { BpttElement } from './element.js';

defineInstrument(BpttElement);
