// What is under way for people while the tab is open.
import type { PersonForm } from '../../common/editor/person-form';
import type { PauseChooser } from './pause-chooser';

/** Who is being checked, or sent a test alert, at the moment. */
export const busy = new Set<string>();

/** The forms of who is being edited, by their ids: a card that is drawn anew keeps what is typed. */
export const forms = new Map<string, PersonForm>();

/** What asks for how long somebody is to be left alone, where that is open, by their ids: it stays as it is, too. */
export const choosers = new Map<string, PauseChooser>();
