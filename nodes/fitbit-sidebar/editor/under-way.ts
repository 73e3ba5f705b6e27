// What is under way for people while the tab is open.
import type { PersonForm } from '../../common/editor/person-form';

/** Who is being checked, or sent a test alert, at the moment. */
export const busy = new Set<string>();

/** The forms of who is being edited, by their ids: a card that is drawn anew keeps what is typed. */
export const forms = new Map<string, PersonForm>();
