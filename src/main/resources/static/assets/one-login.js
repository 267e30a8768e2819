// Tasklist, Cockpit and Admin have log-in forms of their own. Whoever is logged out is led to the one form of Leadpath
// instead, and comes back from there. They change their address without an event that could be listened to.
async function leadToTheOneForm() {
  if (!location.hash.startsWith('#/login')) {
    return;
  }
  const engine = location.pathname.split('/')[4] || 'default';
  const answer = await fetch(`/camunda/api/admin/auth/user/${engine}`, { headers: { Accept: 'application/json' } });
  if (answer.status === 401) {
    location.replace(location.pathname);
  }
}

setInterval(leadToTheOneForm, 500);
