// Every page works without this file; it saves clicks.
document.documentElement.classList.add('scripted');

document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-submit-on-change]');
  if (form) form.requestSubmit();
});

// A menu closes when the reader turns elsewhere.
document.addEventListener('click', (event) => {
  document.querySelectorAll('details.menu[open]').forEach((menu) => {
    if (!menu.contains(event.target)) menu.removeAttribute('open');
  });
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  document.querySelectorAll('details.menu[open]').forEach((menu) => {
    menu.removeAttribute('open');
    menu.querySelector('summary').focus();
  });
});

// A link to a KPI opens it.
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.tagName === 'DETAILS') target.open = true;
}
addEventListener('hashchange', openTarget);
openTarget();

// Filters that say nothing stay out of the address.
document.addEventListener('htmx:configRequest', (event) => {
  const values = event.detail.parameters;
  if (!values) return;
  [...values.keys()].forEach((key) => { if (values.get(key) === '') values.delete(key); });
});

// A password can be looked at before it is sent; it is never sent as a text that browsers keep.
document.querySelectorAll('button[data-shows]').forEach((button) => {
  const input = document.getElementById(button.dataset.shows);
  const show = (shown) => {
    input.type = shown ? 'text' : 'password';
    button.firstElementChild.textContent = shown ? 'Hide' : 'Show';
  };
  button.hidden = false;
  button.addEventListener('click', () => show(input.type === 'password'));
  input.form.addEventListener('submit', () => show(false));
});
