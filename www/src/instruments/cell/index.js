import { defineInstrument } from '../../elements/instrument.js';
import { CellElement } from './element.js';

defineInstrument(CellElement);
