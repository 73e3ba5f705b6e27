// The editor side of the sidebar tab Fitbit: everybody at a glance, live.
import '../../common/editor/style.css';
import { addTab } from './tab';
import { setTranslate } from './words';

RED.plugins.registerPlugin('fitbit-sidebar', {
  onadd() {
    setTranslate((key, params) => this._(key, params));
    addTab();
  },
});
