export default {
  customScripts: ['../../../assets/one-login.js']
};
