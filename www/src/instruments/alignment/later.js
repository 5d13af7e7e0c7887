/** Words that no first picture needs: of the story, of what is typed, of the settings and of refusals. */
import { register } from '../../i18n/i18n.js';

register('alignment-later', {
  en: () => import('./later-en.ftl?raw'),
  fr: () => import('./later-fr.ftl?raw'),
});
