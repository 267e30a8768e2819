package io.leadpath.imports.web;

import io.leadpath.imports.FileImports;
import io.leadpath.imports.ImportKind;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/accounts/imports")
class AccountImportController extends ImportEndpoint {
    AccountImportController(FileImports imports) {
        super(ImportKind.ACCOUNTS, imports);
    }
}
