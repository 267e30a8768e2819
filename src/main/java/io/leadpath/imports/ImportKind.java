package io.leadpath.imports;

import io.leadpath.security.Permission;

/** What the rows of a file become. */
public enum ImportKind {
    LEADS("leads", Permission.IMPORT_LEADS),
    ACCOUNTS("accounts", Permission.IMPORT_ACCOUNTS),
    CONTACTS("contacts", Permission.IMPORT_ACCOUNTS);

    private final String path;
    private final Permission permission;

    ImportKind(String path, Permission permission) {
        this.path = path;
        this.permission = permission;
    }

    /** The records in the plural, as the API's addresses have them. */
    public String path() {
        return path;
    }

    /** Who imports them, and sees what became of such a file. */
    public Permission permission() {
        return permission;
    }
}
