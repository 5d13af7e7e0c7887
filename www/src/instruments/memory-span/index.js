import { defineInstrument } from '../../elements/instrument.js';
import { MemorySpanElement } from './element.js';

defineInstrument(MemorySpanElement);
