// The way from Tasklist to the leads and to the home page, in the header.
const site = window.location.pathname.split('/camunda/')[0];

export default {
  id: 'leadpath-leads-in-header',
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,
  render(node) {
    for (const [label, path] of [['Home', '/'], ['Leads', '/leads']]) {
      const link = document.createElement('a');
      link.href = site + path;
      link.target = '_self';
      link.textContent = label;
      link.className = 'leadpath-link';
      node.append(link);
    }
  }
};
