package io.leadpath.imports.web;

import io.leadpath.imports.FileImports;
import io.leadpath.imports.ImportKind;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/leads/imports")
class LeadImportController extends ImportEndpoint {
    LeadImportController(FileImports imports) {
        super(ImportKind.LEADS, imports);
    }
}
