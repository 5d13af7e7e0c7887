/** Words that no first picture needs: of the story, of what is typed, of the settings and of refusals. */
import { register } from '../../i18n/i18n.js';
import en from './later-en.ftl?raw';
import fr from './later-fr.ftl?raw';

register('alignment-later', { en, fr });
