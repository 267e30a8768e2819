// Takes the place of Camunda's own file of this name.

// The most urgent task first, until somebody chooses another order. Tasklist itself begins with the newest.
const [route, query = ''] = (window.location.hash || '#/').split('?');
if (route === '#/' && !query.includes('sorting=')) {
  const order = [
    { sortBy: 'dueDate', sortOrder: 'asc' },
    { sortBy: 'priority', sortOrder: 'desc' }
  ];
  const sorting = `sorting=${encodeURIComponent(JSON.stringify(order))}`;
  window.history.replaceState(null, '', `#/?${query ? `${query}&` : ''}${sorting}`);
}

// Tasklist draws some labels before its texts have arrived and then shows their keys for good. Texts that it finds stored
// it uses at once, so they are fetched and stored first.
const asked = navigator.languages?.[0] ?? navigator.language ?? '';
const language = ['de', 'en'].find(known => asked.toLowerCase().startsWith(known)) ?? 'en';
const texts = `${window.location.pathname.split('/app/')[0]}/app/tasklist/locales/`;
const key = `${texts}_locales_data_${language}_${window.bust}`;
const stored = JSON.parse(window.localStorage.getItem('camunda-web') ?? '{}');
if (!stored[key]) {
  const answer = await fetch(`${texts}${language}.json`);
  if (answer.ok) {
    stored[key] = await answer.text();
    window.localStorage.setItem('camunda-web', JSON.stringify(stored));
  }
}

export default {
  app: { vendor: 'Leadpath', name: 'Tasklist' },
  customScripts: ['../../../assets/one-login.js', 'scripts/lead-on-card', 'scripts/leads-in-header'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'goes to the first filter' },
    focusList: { key: 'ctrl+alt+l', description: 'goes to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'goes to the first field of the form' }
  }
};
