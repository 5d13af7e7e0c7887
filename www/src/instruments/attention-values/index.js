import { defineInstrument } from '../../elements/instrument.js';
import { AttentionValuesElement } from './element.js';

defineInstrument(AttentionValuesElement);
