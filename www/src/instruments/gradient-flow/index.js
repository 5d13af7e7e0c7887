import { defineInstrument } from '../../elements/instrument.js';
import { GradientFlowElement } from './element.js';

defineInstrument(GradientFlowElement);
