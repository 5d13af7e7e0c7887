/** The words of the readout, the story and the inspector. */
import { register } from '../i18n/i18n.js';

register('parts', {
  en: () => import('./parts-en.ftl?raw'),
  fr: () => import('./parts-fr.ftl?raw'),
});
