import { defineInstrument } from '../../elements/instrument.js';
import { RnnElement } from './element.js';

defineInstrument(RnnElement);
