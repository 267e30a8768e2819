// Shows on every card in the list of tasks whom the task is about. Asked for at this moment and kept in this page only:
// the engine stores no names.
const titles = new Map();

function titleOf(taskId, engineApi) {
  if (!titles.has(taskId)) {
    const address = `${engineApi}/task/${encodeURIComponent(taskId)}/form-variables?variableNames=leadTitle`;
    titles.set(
      taskId,
      fetch(address, { headers: { Accept: 'application/json' } })
        .then(response => (response.ok ? response.json() : {}))
        .then(variables => variables.leadTitle?.value ?? '')
        .catch(() => '')
    );
  }
  return titles.get(taskId);
}

export default {
  id: 'leadpath-lead-on-card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render(node, { taskId, api }) {
    node.classList.add('lead-on-card');
    titleOf(taskId, api.engineApi).then(title => {
      node.textContent = title;
    });
  }
};
