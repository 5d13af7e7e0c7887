/** The words of the settings and of what is refused of them. */
import { register } from '../i18n/i18n.js';

register('settings', {
  en: () => import('./settings-en.ftl?raw'),
  fr: () => import('./settings-fr.ftl?raw'),
});
