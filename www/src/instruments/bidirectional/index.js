import { defineInstrument } from '../../elements/instrument.js';
import { BidirectionalElement } from './element.js';

defineInstrument(BidirectionalElement);
