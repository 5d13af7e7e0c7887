import { defineInstrument } from '../../elements/instrument.js';
import { EncoderDecoderElement } from './element.js';

defineInstrument(EncoderDecoderElement);
