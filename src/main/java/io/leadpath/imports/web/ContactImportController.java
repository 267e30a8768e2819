package io.leadpath.imports.web;

import io.leadpath.imports.FileImports;
import io.leadpath.imports.ImportKind;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/contacts/imports")
class ContactImportController extends ImportEndpoint {
    ContactImportController(FileImports imports) {
        super(ImportKind.CONTACTS, imports);
    }
}
